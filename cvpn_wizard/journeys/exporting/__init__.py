"""What was built, as code that builds it again: for people who want to go on with their own tools.

The code carries our names but not our tags: what somebody makes with it is theirs, and neither
``remove`` nor any other journey of this program will touch it. Private keys are never part of it.
"""
