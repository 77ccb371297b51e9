# VPN の管理：計画との差異、ウィンドウの管理画面。

drift-split_tunnel = スプリットトンネル
drift-port = ポート
drift-session_hours = セッションの長さ（時間）
drift-banner = ログインバナー
drift-dns_servers = DNS サーバー
drift-log_group = 接続ログ
drift-associations = ターゲットネットワーク
drift-authorize = 承認ルール
drift-routes = ルート
drift-endpoint = エンドポイント

cli-show-put-back = AWS を計画に合わせて戻す。差異のすべて、または { $what } のいずれか。接続中の人が一度切断されることがあり、関連付けには時間単位の料金がかかります
cli-show-take-over = 計画を AWS の現状に合わせる。差異のすべて、または { $what } のいずれか。AWS は変更しません
cli-show-did-put-back = 元に戻しました：{ $what }
cli-show-did-take-over = 取り込みました：{ $what }
