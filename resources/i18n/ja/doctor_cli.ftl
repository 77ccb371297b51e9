# コマンド「doctor」。

cli-doctor = AWS 側でクライアントの通信を妨げているものを調べます
cli-doctor-person = この利用者についても調べます（証明書のコモンネーム）
cli-doctor-target = 到達したいサーバー（省略時は計画のもの）
cli-doctor-bad-target = { $value } は IPv4 アドレス（コロンとポートを付けてもよい）ではありません
cli-doctor-connected = 現在の接続数: { $count }
cli-doctor-broken = クライアントの通信を妨げているものが { $count } 件あります。
cli-doctor-warned = 通信できる状態です。注意が必要なものが { $count } 件あります。
cli-doctor-healthy = AWS 側に、クライアントの通信を妨げているものはありません。

cli-policy-care = 構築用ポリシーに加えて、VPN の管理（doctor、adopt、show --put-back）に必要な権限
cli-doctor-check = このプロファイルを使ってこのパソコンからも調べ、1 つの一覧にまとめます
