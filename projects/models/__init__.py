"""The rows: what is being written, and what was published."""

from projects.models.barrier import ANSWER_WITHIN, BarrierReport, SentReminder
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
from projects.models.search_index import EntryKind, SearchEntry, SearchPosting, SearchState, SearchWord
from projects.models.site_page import (
    AccessibilityStatement,
    Conformity,
    GapReason,
    Method,
    PageKind,
    SignVideo,
    SitePage,
)
from projects.models.update import ProjectUpdate, UpdateStatus
from projects.models.withdrawal import WithdrawnPicture

__all__ = [
    "ANSWER_WITHIN",
    "AccessibilityStatement",
    "BarrierReport",
    "BaselineFigure",
    "ChangeRequest",
    "ChapterKind",
    "ChapterRevision",
    "Comment",
    "Conformity",
    "Consultation",
    "ConsultationComment",
    "CopyKind",
    "Decision",
    "Edition",
    "EditionRedaction",
    "EntryKind",
    "Figure",
    "FrameChapter",
    "FundingLine",
    "GapReason",
    "Link",
    "Method",
    "Milestone",
    "MinistryRequest",
    "Outcome",
    "PageKind",
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
    "SearchEntry",
    "SearchPosting",
    "SearchState",
    "SearchWord",
    "SentReminder",
    "SignVideo",
    "SitePage",
    "TopicField",
    "UpdateStatus",
    "Weight",
    "WithdrawnPicture",
]
