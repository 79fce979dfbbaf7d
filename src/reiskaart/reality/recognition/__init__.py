"""What the names of a log say under the rules of a map, from counts that are made once."""
