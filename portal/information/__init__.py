"""The list of information that must be public (danh mục thông tin phải được công khai)."""
