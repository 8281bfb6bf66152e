"""A file, folder or URL in, articles out."""

from index.loading.folder import FileStamp, load_file, load_files, load_folder, scan

__all__ = ["FileStamp", "load_file", "load_files", "load_folder", "scan"]
