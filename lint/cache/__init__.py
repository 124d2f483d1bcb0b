"""What earlier runs found, so that an unchanged article is not linted again."""
