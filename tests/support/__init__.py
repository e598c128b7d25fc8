"""What tests share: trusts and documents made for them, and what they look at them with."""
