"""The words for chat models: one Markdown file a task."""
