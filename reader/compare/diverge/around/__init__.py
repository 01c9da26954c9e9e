"""What is said around a value: helpers of the rules; they decide nothing."""
