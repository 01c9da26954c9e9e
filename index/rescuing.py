"""What repairs a damaged SQLite file, for those who keep one beside the library's."""

from index.store.files import check_file, one_file
from index.store.rescuing import put_rows

__all__ = ["check_file", "one_file", "put_rows"]
