"""The business: what an order is, where it may go, and what must hold. No file, no Excel, no PDF."""
