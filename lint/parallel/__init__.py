"""Articles linted by several processes, with the results of one."""
