"""What sfec writes for people: workbooks now, letters and calendars after."""
