"""智慧社区云平台 as a channel: packages by outbox folder or HTTP, tried again until a receipt names them; off unless configured."""
