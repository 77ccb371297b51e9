"""OpenVPN's own first packets, spoken from here: is the endpoint there, and does it take us?"""
