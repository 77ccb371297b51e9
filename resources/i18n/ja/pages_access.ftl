# 「アクセス」のページ。

access-heading = VPN からどこへ接続できるようにしますか？
access-lead = 標準の設定では、プロファイルを持つ人は VPC 全体に接続でき、それ以外には接続できません。

access-authorize = 接続を許可する範囲
access-authorize-term = 承認ルール
access-authorize-why = ここにない宛先は、ルートがあっても拒否されます。複数当てはまるときは、最も狭い範囲のルールが使われます。
access-authorize-empty = 空欄なら VPC 全体: { $ranges }
access-authorize-empty-unknown = 空欄なら VPC 全体です。

access-split_tunnel = VPN を通す通信
access-split_tunnel-term = スプリットトンネル
access-split_tunnel-on = このネットワーク宛てだけ
access-split_tunnel-on-why = ビデオ会議や Web は直接インターネットへ出ます。速く、データ転送料も抑えられます。
access-split_tunnel-off = すべて
access-split_tunnel-off-why = Web も AWS を経由します。0.0.0.0/0 の承認ルールとルート、NAT またはインターネットゲートウェイ、DNS サーバーが必要です。
access-everything-notice = Web を使うには、上の範囲と「詳細設定」のルートの両方に 0.0.0.0/0 が、さらに DNS サーバーが必要です。Windows では DNS サーバーがないと名前を引けません。
access-everything-fix = 0.0.0.0/0 を追加する

access-more = 詳細設定: ルート、DNS、プロトコル、セッション
access-routes = VPC の外のネットワーク
access-routes-term = ルートテーブル
access-routes-why = ピアリング先の VPC、拠点のネットワーク、インターネット（0.0.0.0/0）など。どの経路で入っても届くよう、ターゲットサブネットごとに 1 つずつ作成します。
access-routes-empty = VPC 自体へのルートは AWS が自動で追加します。

access-dns = DNS サーバー
access-dns-why = 2 つまで。VPC 内のプライベートな名前を引くときに使います（この VPC のリゾルバーは { $resolver }）。空欄なら、各パソコンの DNS をそのまま使います。
access-dns-why-plain = 2 つまで。VPC 内のプライベートな名前を引くときに使います（VPC のリゾルバーは先頭アドレス + 2）。空欄なら、各パソコンの DNS をそのまま使います。

access-transport = プロトコル
access-transport-term = トランスポートプロトコル
access-transport-udp = UDP（速い）
access-transport-tcp = TCP（厳しいファイアウォールも通る）
access-transport-why = あとから変更できません。TCP は Web しか許されない場所でも通りますが、遅くなります。

access-port = ポート
access-port-term = VPN ポート
access-port-why = 443 はほとんどの場所で通ります。1194 は OpenVPN の標準です。

access-session = 1 回の接続の上限
access-session-term = セッションタイムアウト
access-session-hours = { $hours } 時間
access-session-why = この時間がたつと切断され、接続し直す必要があります。

access-banner = 接続後のメッセージ
access-banner-term = ログインバナー
access-banner-why = 利用規定など、接続のたびに AWS VPN Client に表示されます。半角 1,400 文字まで（全角は 3 文字分）。
access-banner-count = { $count } / 1,400 文字（半角換算）
