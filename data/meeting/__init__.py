"""What is kept for meetings in the register's database: figures as they were quoted, and stories put together."""
