"""Items: what can be declared, one room a kind."""

from typing import Any

from projector.items.alias.model import Alias
from projector.items.alias.resolve import as_type as alias_type, resolve as resolve_alias
from projector.items.callback.model import Callback
from projector.items.callback.resolve import as_type as callback_type, resolve as resolve_callback
from projector.items.constant.model import Constant
from projector.items.constant.resolve import (
    names as constant_names,
    number as constant_number,
    resolve as resolve_constant,
)
from projector.items.enum.model import Enum
from projector.items.enum.resolve import (
    as_type as enum_type,
    names as enumerators,
    number as enumerator,
    resolve as resolve_enum,
)
from projector.items.error.model import Error
from projector.items.error.resolve import resolve as resolve_error
from projector.items.exception.model import Exception_
from projector.items.exception.resolve import resolve as resolve_exception
from projector.items.function.model import Function
from projector.items.function.resolve import resolve as resolve_function
from projector.items.handle.model import Handle
from projector.items.handle.resolve import as_type as handle_type, resolve as resolve_handle
from projector.items.interface.model import Class, Interface
from projector.items.ioctl.model import Ioctl
from projector.items.ioctl.resolve import resolve as resolve_ioctl
from projector.items.kind import Kind
from projector.items.record.model import Record
from projector.items.record.resolve import as_type as record_type, resolve as resolve_record
from projector.items.runtime_class.model import RuntimeClass
from projector.items.unprojected import leave_out
from projector.items.variable.model import Variable
from projector.items.variable.resolve import resolve as resolve_variable

KINDS: tuple[Kind[Any], ...] = (
    Kind("constant", ("constants",), Constant, resolve_constant, numbers=constant_names, number=constant_number),
    Kind("alias", ("aliases",), Alias, resolve_alias, alias_type),
    Kind("enum", ("enums",), Enum, resolve_enum, enum_type, enumerators, enumerator),
    Kind("record", ("records", "unions"), Record, resolve_record, record_type),
    Kind("handle", ("handles",), Handle, resolve_handle, handle_type),
    Kind("callback", ("callbacks",), Callback, resolve_callback, callback_type),
    Kind("function", ("functions",), Function, resolve_function),
    Kind("variable", ("variables",), Variable, resolve_variable),
    Kind("exception", ("exceptions",), Exception_, resolve_exception),
    Kind("error", ("errors",), Error, resolve_error),
    Kind("ioctl", ("ioctls",), Ioctl, resolve_ioctl),
    Kind("interface", ("interfaces",), Interface, leave_out),
    Kind("class", ("classes",), Class, leave_out),
    Kind("runtime_class", ("runtime_classes",), RuntimeClass, leave_out),
)
