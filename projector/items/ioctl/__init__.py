"""Ioctls: requests to a device, seen as functions of a descriptor."""
