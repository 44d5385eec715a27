"""What an editor types into each form of disclosures."""

from django.utils import timezone


def plan(**fields):
    today = timezone.localdate()
    return {
        "title": "Kế hoạch phát triển kinh tế - xã hội năm nay",
        "kind": "development_plan",
        "symbol": "12/KH-UBND",
        "authority": "Ủy ban nhân dân",
        "approved_on": today.isoformat(),
        "valid_from": f"{today.year}-01-01",
        "valid_until": f"{today.year}-12-31",
        "text": "Mục tiêu, nhiệm vụ, giải pháp.",
        "results": "",
        **fields,
    }


def project(**fields):
    today = timezone.localdate()
    return {
        "title": "Danh mục dự án đầu tư công",
        "kind": "project_list",
        "year": today.year,
        "owner": "Ban Quản lý dự án",
        "place": "",
        "funds": "12500000000",
        "start_year": "",
        "finish_year": "",
        "state": "running",
        "symbol": "35/QĐ-UBND",
        "authority": "",
        "approved_on": today.isoformat(),
        "text": "Tám công trình.",
        "results": "",
        **fields,
    }


def report(file, **fields):
    today = timezone.localdate()
    return {
        "title": "Công khai quyết toán ngân sách năm trước",
        "kind": "settlement",
        "year": today.year - 1,
        "symbol": "48/QĐ-STC",
        "authority": "",
        "issued_on": today.isoformat(),
        "file": file.pk,
        "text": "",
        **fields,
    }


def statistic(**fields):
    return {
        "title": "Tình hình kinh tế - xã hội quý gần nhất",
        "kind": "statistics",
        "period": "Quý III",
        "issued_on": timezone.localdate().isoformat(),
        "symbol": "",
        "authority": "",
        "text": "Số liệu chủ yếu của ngành.",
        **fields,
    }


def reward(**fields):
    return {
        "title": "Khen thưởng doanh nghiệp thực hiện tốt chính sách lao động",
        "kind": "reward",
        "organisation": "Công ty Cổ phần Sông Cầu",
        "symbol": "101/QĐ-SNV",
        "authority": "",
        "decided_on": timezone.localdate().isoformat(),
        "text": "Tặng Giấy khen.",
        **fields,
    }


def nil(**fields):
    return {
        "section": "khen-thuong-xu-phat",
        "month": f"{timezone.localdate():%Y-%m}",
        "declared_by": "Nguyễn Văn Mẫu",
        "position": "Chánh Văn phòng",
        "reason": "Trong tháng không có quyết định khen thưởng, xử phạt.",
        **fields,
    }
