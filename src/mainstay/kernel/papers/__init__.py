"""Papers that people sign and file: one form, set as PDF or written as a workbook."""
