"""The rows: what is being written, and what was published."""

from projects.models.catalogue import Project, TopicField
from projects.models.chapter import ChapterKind, FrameChapter
from projects.models.consultation import Consultation, ConsultationComment, Outcome
from projects.models.history import ChapterRevision, Revision
from projects.models.parts import FundingLine, Link, Milestone, Photo
from projects.models.proof import CopyKind, Proof, ProofCopy
from projects.models.proposal import PublicationProposal
from projects.models.publication import Edition, EditionRedaction, PublishedPicture, PublishedSheet
from projects.models.report import BaselineFigure, Figure, Report
from projects.models.review import ChangeRequest, Comment, Decision, MinistryRequest, Plea, Weight
from projects.models.update import ProjectUpdate, UpdateStatus
from projects.models.withdrawal import WithdrawnPicture

__all__ = [
    "BaselineFigure",
    "ChangeRequest",
    "ChapterKind",
    "ChapterRevision",
    "Comment",
    "Consultation",
    "ConsultationComment",
    "CopyKind",
    "Decision",
    "Edition",
    "EditionRedaction",
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
    "WithdrawnPicture",
]
