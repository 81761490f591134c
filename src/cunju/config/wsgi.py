"""The WSGI application."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cunju.config.settings")
application = get_wsgi_application()
gc.freeze()  # the workers share the program's memory, and none of them searches it for garbage
