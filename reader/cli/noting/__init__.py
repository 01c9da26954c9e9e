"""What ``crossread note``, ``export`` and ``import`` do: the store of notes and the library brought together."""
