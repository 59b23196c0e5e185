"""A believable sample company, made from a seed number: customers, products, people, and a year of orders."""

from order_logic.sample.company import Sample, sample_company
from order_logic.sample.hand import Mistake
from order_logic.sample.standing import standing_rows

__all__ = ["Mistake", "Sample", "sample_company", "standing_rows"]
