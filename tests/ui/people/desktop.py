"""A desktop on the session bus: takes tray icons and notifications, and clicks on each message.

Prints a line when it is there, and one JSON array for each notification.
"""

from __future__ import annotations

import json
import sys

from jeepney import (
    DBusAddress,
    HeaderFields,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import open_dbus_connection

NOTIFICATIONS = "org.freedesktop.Notifications"
ANSWERS: dict[str, tuple[str, tuple[object, ...]]] = {
    "Get": ("v", (("b", True),)),
    "GetAll": ("a{sv}", ({"IsStatusNotifierHostRegistered": ("b", True)},)),
    "RegisterStatusNotifierItem": ("", ()),
    "GetCapabilities": ("as", (["body"],)),
    "GetServerInformation": ("ssss", ("test", "test", "1", "1.2")),
    "Notify": ("u", (7,)),
}


def main() -> None:
    bus = open_dbus_connection("SESSION")
    for name in ("org.kde.StatusNotifierWatcher", NOTIFICATIONS):
        bus.send_and_get_reply(message_bus.RequestName(name))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    here = DBusAddress("/org/freedesktop/Notifications", NOTIFICATIONS, NOTIFICATIONS)
    while True:
        asked = bus.receive()
        if asked.header.message_type is not MessageType.method_call:
            continue
        member = asked.header.fields[HeaderFields.member]
        if member not in ANSWERS:
            bus.send(new_error(asked, "org.freedesktop.DBus.Error.UnknownMethod"))
            continue
        signature, body = ANSWERS[member]
        bus.send(new_method_return(asked, signature, body))
        if member == "Notify":
            name, _replaces, _icon, title, words, *_rest = asked.body
            sys.stdout.write(json.dumps([name, title, words]) + "\n")
            sys.stdout.flush()
            bus.send(new_signal(here, "ActionInvoked", "us", (7, "default")))


if __name__ == "__main__":
    main()
