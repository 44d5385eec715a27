"""The “About” pages (giới thiệu): organisation, leaders, officials to contact."""
