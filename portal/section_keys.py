"""Keys of the blueprint's sections that rules name."""

NEWS_KEY = "tin-tuc"
LEADERSHIP_KEY = "chi-dao-dieu-hanh"
