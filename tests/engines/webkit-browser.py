#!/usr/bin/python3
"""The browser that WebKitWebDriver drives: WebKitGTK in a bare window.

WebKit's own MiniBrowser forgets everything under a driver, and then WebKit tells nobody what the console says. This one
keeps a profile in the folder MDAWA_PROFILE and writes the console to the file MDAWA_CONSOLE.
"""

import os

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2

# WebKit's other processes inherit it.
os.dup2(os.open(os.environ["MDAWA_CONSOLE"], os.O_WRONLY | os.O_APPEND), 2)

profile = os.environ["MDAWA_PROFILE"]
context = WebKit2.WebContext(
    website_data_manager=WebKit2.WebsiteDataManager(base_data_directory=profile, base_cache_directory=profile)
)
context.set_automation_allowed(True)
settings = WebKit2.Settings(
    enable_media_stream=True,
    enable_mock_capture_devices=True,
    enable_write_console_messages_to_stdout=True,
)


def new_view(session):
    view = WebKit2.WebView(web_context=context, settings=settings, is_controlled_by_automation=True)
    window = Gtk.Window(default_width=800, default_height=900)
    window.add(view)
    window.show_all()
    return view


def start(context, session):
    about = WebKit2.ApplicationInfo()
    about.set_name("WebKitGTK")
    about.set_version(WebKit2.get_major_version(), WebKit2.get_minor_version(), WebKit2.get_micro_version())
    session.set_application_info(about)
    session.connect("create-web-view", new_view)


context.connect("automation-started", start)
Gtk.main()
