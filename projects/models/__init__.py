"""The rows: what is being written, and what was published."""

from projects.models.barrier import ANSWER_WITHIN, BarrierReport, SentReminder
from projects.models.catalogue import Project, TopicField
from projects.models.history import Revision
from projects.models.parts import FundingLine, Link, Milestone, Photo
from projects.models.proposal import PublicationProposal
from projects.models.publication import Edition, PublishedPicture, PublishedSheet
from projects.models.report import BaselineFigure, ChapterKind, Figure, FrameChapter, Report
from projects.models.review import ChangeRequest, Comment, Decision, MinistryRequest, Plea, Weight
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

__all__ = [
    "ANSWER_WITHIN",
    "AccessibilityStatement",
    "BarrierReport",
    "BaselineFigure",
    "ChangeRequest",
    "ChapterKind",
    "Comment",
    "Conformity",
    "Decision",
    "Edition",
    "Figure",
    "FrameChapter",
    "FundingLine",
    "GapReason",
    "Link",
    "Method",
    "Milestone",
    "MinistryRequest",
    "PageKind",
    "Photo",
    "Plea",
    "Project",
    "ProjectUpdate",
    "PublicationProposal",
    "PublishedPicture",
    "PublishedSheet",
    "Report",
    "Revision",
    "SentReminder",
    "SignVideo",
    "SitePage",
    "TopicField",
    "UpdateStatus",
    "Weight",
]
