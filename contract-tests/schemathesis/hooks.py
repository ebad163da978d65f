"""What no description tells Schemathesis of this API: where the key stands, and that a "no" answers HTTP 200."""

import copy
import json
import os
from urllib.parse import quote_plus

import schemathesis
from schemathesis.openapi.checks import UndefinedStatusCode
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

# Schemathesis prints the forms that it sends, so it works with the key of the examples. The real one is put in on the way.
STAND_IN = "key=demo"
KEY = "key=" + quote_plus(os.environ.get("AUTOSTAGRAM_KEY", "demo"))


def swap(request, found, wanted):
    body = request.body.decode("latin-1") if isinstance(request.body, bytes) else request.body
    if isinstance(body, str) and found in body.split("&"):
        request.body = "&".join(wanted if field == found else field for field in body.split("&"))
    return request


@schemathesis.hook
def before_call(context, case, kwargs):
    kwargs["auth"] = lambda request: swap(request, STAND_IN, KEY)


@schemathesis.hook
def after_call(context, case, response):
    swap(response.request, KEY, STAND_IN)


@schemathesis.hook
def after_network_error(context, case, request):
    swap(request, KEY, STAND_IN)


@schemathesis.hook
def filter_failure(context, failure, case, response):
    """Of what is no form the mock says so in HTTP's own way, with 415, which the description of a form does not have."""
    is_form = response.request.headers.get("Content-Type", "").startswith("application/x-www-form-urlencoded")
    return is_form or response.status_code != 415 or not isinstance(failure, UndefinedStatusCode)


def refusal(response):
    """The reason why the panel says no; None when it does not."""
    try:
        answer = json.loads(response.content)
    except ValueError:
        return None
    error = answer.get("error") if isinstance(answer, dict) else None
    return error if isinstance(error, str) else None


def with_status(response):
    """The answer as an API would give it that says no by the HTTP status."""
    error = refusal(response)
    if response.status_code != 200 or error is None:
        return response
    translated = copy.copy(response)
    translated.status_code = {"Incorrect request": 400, "Invalid API key": 401}.get(error, 409)
    return translated


@schemathesis.check
def wrong_form_is_refused(ctx, response, case):
    return negative_data_rejection(ctx, with_status(response), case)


@schemathesis.check
def right_form_is_not_called_incorrect(ctx, response, case):
    return positive_data_acceptance(ctx, with_status(response), case)


@schemathesis.check
def key_is_asked_for(ctx, response, case):
    body = response.request.body
    fields = body.split("&") if isinstance(body, str) else []
    if response.status_code == 200 and STAND_IN not in fields:
        assert refusal(response) is not None, "A call without the right key was answered"
