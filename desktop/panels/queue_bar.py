"""QueueBar: in which order the queue stands, and the filters that the project keeps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QMenu, QToolButton, QWidget

from annotations.errors import RatifyError
from annotations.query import Order
from annotations.store import Store
from desktop.icons import beside_text, icon
from desktop.panels.queue_filters import Filter, drop_filter, keep_filter, kept_filters
from desktop.session import Session


class QueueBar(QWidget):
    """Two menus, each one key away."""

    filter_chosen = Signal(object)
    """A Filter that was kept is to be shown."""
    keep_requested = Signal(str)
    """What is shown is to be kept under this name."""
    order_chosen = Signal(object)
    """The articles are to stand in this Order."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._order = Order.IMPORT
        self.orders = QMenu(self)
        self.filters = QMenu(self)
        self.order = _button(self.orders, "arrow-down", self.tr("Order"))
        self.filter = _button(self.filters, "list-filter", self.tr("Filters"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.order)
        row.addStretch(1)
        row.addWidget(self.filter)
        self.orders.aboutToShow.connect(self._fill_orders)
        self.filters.aboutToShow.connect(self._fill_filters)
        session.project_changed.connect(self._on_session_project_changed)
        self._on_session_project_changed()

    def show_order(self, order: Order) -> None:
        """Name the order that the list has."""
        self._order = order
        self.order.setText(self._title(order))

    def show_orders(self) -> None:
        """Offer the orders, the present one marked."""
        self.orders.popup(self.order.mapToGlobal(self.order.rect().bottomLeft()))

    def show_filters(self) -> None:
        """Offer the filters that are kept, and to keep what is shown."""
        self.filters.popup(self.filter.mapToGlobal(self.filter.rect().bottomLeft()))

    def kept(self) -> list[Filter]:
        """The filters that the project keeps."""
        return kept_filters(self._session.store)

    def keep(self, kept: Filter) -> None:
        """Keep a filter in the project; one of the same name gives way."""
        named = replace(kept, name=" ".join(kept.name.split()))
        if named.name:
            self._write(lambda store: keep_filter(store, named))

    def ask_name(self) -> None:
        """Ask for the name under which what is shown is kept."""
        dialog = QInputDialog(self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Keep this filter"))
        dialog.setLabelText(self.tr("Name"))
        dialog.textValueSelected.connect(self.keep_requested)
        dialog.open()

    def _title(self, order: Order) -> str:
        titles = {
            Order.IMPORT: self.tr("As imported"),
            Order.TODO: self.tr("What is to do"),
            Order.DOUBT: self.tr("Most in doubt"),
            Order.DATE: self.tr("Newest"),
            Order.AGREEMENTS: self.tr("Most agreements"),
            Order.TITLE: self.tr("By title"),
        }
        return titles[order]

    def _fill_orders(self) -> None:
        menu = self.orders
        menu.clear()
        for order in Order:
            action = menu.addAction(self._title(order))
            action.setCheckable(True)
            action.setChecked(order is self._order)
            action.triggered.connect(partial(self._choose, self.order_chosen, order))

    def _fill_filters(self) -> None:
        menu = self.filters
        menu.clear()
        kept = self.kept()
        for one in kept:
            menu.addAction(one.name.replace("&", "&&")).triggered.connect(
                partial(self._choose, self.filter_chosen, one)
            )
        menu.addSeparator()
        action = menu.addAction(self.tr("Keep this filter…"))
        action.setEnabled(self._session.store is not None)
        action.triggered.connect(self._on_keep_triggered)
        forget = menu.addMenu(self.tr("Forget a filter"))
        forget.setEnabled(bool(kept))
        for one in kept:
            forget.addAction(one.name.replace("&", "&&")).triggered.connect(partial(self._drop, one.name))

    def _on_keep_triggered(self) -> None:
        self.ask_name()

    def _drop(self, name: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's own argument
        self._write(lambda store: drop_filter(store, name))

    def _choose(self, signal: SignalInstance, value: object, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        signal.emit(value)

    def _write(self, write: Callable[[Store], None]) -> None:
        store = self._session.store
        if store is None:
            return
        try:
            write(store)
        except RatifyError as error:
            self._session.failed.emit(str(error))

    def _on_session_project_changed(self) -> None:
        self.setEnabled(self._session.store is not None)
        self.show_order(Order.IMPORT)


def _button(menu: QMenu, image: str, name: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(image, "muted"))
    button.setIconSize(beside_text(16))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setMenu(menu)
    button.setText(name)
    button.setToolTip(name)
    button.setAccessibleName(name)
    return button
