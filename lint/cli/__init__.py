"""The command line: options to one call and a report; exit codes 0 clean, 1 findings, 2 could not do the work."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from lint import __version__
from lint.errors import HealthlintError, system_reason

_COMMANDS = ("audit", "check", "claims", "clean", "config", "explain", "init", "rules")


class _Lazy(click.Group):
    """A group whose commands, each in the module of its name, are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click passes it
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"lint.cli.{cmd_name}"), cmd_name)
        return command


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="healthlint")
def cli() -> None:
    """Lint health articles: overclaims, weak evidence, misspelled drugs, stigma, broken text."""


def main() -> None:
    """Run a command; every failure is one line on standard error and exit code 2."""
    try:
        # Not cli.main(): click ends a closed pipe with exit code 1, which here means findings.
        with cli.make_context("healthlint", sys.argv[1:]) as context:
            code = cli.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as done:
        code = done.exit_code
    except (KeyboardInterrupt, click.exceptions.Abort):
        _stop("stopped", 2)
    except click.ClickException as error:
        error.show()
        code = 2
    except HealthlintError as error:
        _stop(str(error), 2)
    except BrokenPipeError:  # the reader of our output has gone: nobody is left to tell
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 2
    except OSError as error:  # standard output itself cannot be written: a full disk behind `>`
        _stop(f"cannot write: {system_reason(error)}", 2)
    sys.exit(code or 0)


def _stop(reason: str, code: int) -> None:
    for line in reason.splitlines():
        click.echo(f"healthlint: {line}", err=True)
    # What is still buffered for a broken output must not fail a second time at exit.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)
