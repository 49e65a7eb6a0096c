"""Chats as messengers export them. Each message is a part; what the export leaves open stays open."""
