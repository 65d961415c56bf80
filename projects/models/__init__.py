"""The rows: what is being written, and what was published."""

from projects.models.catalogue import Project, TopicField
from projects.models.chapter import ChapterKind, FrameChapter
from projects.models.history import ChapterRevision, Revision
from projects.models.parts import FundingLine, Link, Milestone, Photo
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
    "Decision",
    "Edition",
    "EditionRedaction",
    "Figure",
    "FrameChapter",
    "FundingLine",
    "Link",
    "Milestone",
    "MinistryRequest",
    "Photo",
    "Plea",
    "Project",
    "ProjectUpdate",
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
