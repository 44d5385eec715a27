"""Administrative procedures (thủ tục hành chính) and online services (dịch vụ công trực tuyến)."""
