"""The proving ground: the practice AWS with a data plane of network namespaces (Linux, root)."""
