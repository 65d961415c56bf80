"""The rows: what is being written, and what was published."""

from projects.models.catalogue import Project, TopicField
from projects.models.consultation import Consultation, ConsultationComment, Outcome
from projects.models.history import Revision
from projects.models.parts import FundingLine, Link, Milestone, Photo
from projects.models.proof import CopyKind, Proof, ProofCopy
from projects.models.proposal import PublicationProposal
from projects.models.publication import Edition, PublishedPicture, PublishedSheet
from projects.models.report import BaselineFigure, ChapterKind, Figure, FrameChapter, Report
from projects.models.review import ChangeRequest, Comment, Decision, MinistryRequest, Plea, Weight
from projects.models.update import ProjectUpdate, UpdateStatus

__all__ = [
    "BaselineFigure",
    "ChangeRequest",
    "ChapterKind",
    "Comment",
    "Consultation",
    "ConsultationComment",
    "CopyKind",
    "Decision",
    "Edition",
    "Figure",
    "FrameChapter",
    "FundingLine",
    "Link",
    "Milestone",
    "MinistryRequest",
    "Outcome",
    "Photo",
    "Plea",
    "Project",
    "ProjectUpdate",
    "Proof",
    "ProofCopy",
    "PublicationProposal",
    "PublishedPicture",
    "PublishedSheet",
    "Report",
    "Revision",
    "TopicField",
    "UpdateStatus",
    "Weight",
]
