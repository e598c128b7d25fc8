"""The core offer: when each activity falls due, what was done, how far each school engages."""
