"""What the Present page is made of: the stage, one slide on it, and the list of stories."""
