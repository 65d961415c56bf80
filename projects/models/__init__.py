"""The rows: what is being written, and what was published."""

from projects.models.catalogue import Project, TopicField
from projects.models.history import Revision
from projects.models.parts import FundingLine, Link, Milestone, Photo
from projects.models.proposal import PublicationProposal
from projects.models.publication import Edition, PublishedPicture, PublishedSheet
from projects.models.report import BaselineFigure, ChapterKind, Figure, FrameChapter, Report
from projects.models.review import ChangeRequest, Comment, Decision, MinistryRequest, Plea, Weight
from projects.models.search_index import EntryKind, SearchEntry, SearchPosting, SearchState, SearchWord
from projects.models.update import ProjectUpdate, UpdateStatus

__all__ = [
    "BaselineFigure",
    "ChangeRequest",
    "ChapterKind",
    "Comment",
    "Decision",
    "Edition",
    "EntryKind",
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
    "SearchEntry",
    "SearchPosting",
    "SearchState",
    "SearchWord",
    "TopicField",
    "UpdateStatus",
    "Weight",
]
