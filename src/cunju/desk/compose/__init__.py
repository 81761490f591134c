"""起草通知: next year's notice from this year's, measure by measure, with what each change asks of whom and costs; typeset as an official paper."""
