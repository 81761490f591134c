"""Rules of points, pure: what is pasted, what the law does not let a rule take, whether rules stand, what may be redeemed."""
