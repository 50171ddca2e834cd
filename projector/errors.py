"""What projector raises when it can't go on; wrong input is reported as diagnostics instead."""


class ProjectorError(Exception):
    """Root of every error that projector raises on purpose."""


class ToolError(ProjectorError):
    """A compiler or another tool failed; the message holds its own words."""
