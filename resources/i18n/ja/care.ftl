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

cli-show-put-back = AWS を計画に合わせて戻します（差異のすべて、または { $what } のいずれか）。接続中の人が一度切断されることがあり、関連付けには時間単位の料金がかかります
cli-show-take-over = 計画を AWS の現状に合わせます（差異のすべて、または { $what } のいずれか）。AWS は変更しません
cli-show-did-put-back = 元に戻しました: { $what }
cli-show-did-take-over = 取り込みました: { $what }

# ウィンドウの「VPN の管理」。

care-leave-busy = AWS での処理がまだ続いています。途中で残ったものには料金がかかることがあるため、終わるまでお待ちください。
care-back = すべての VPN
care-open = 管理する…
care-adopted = 手作業で作成
care-sections = 項目
care-section-overview = 概要
care-section-doctor = 診断
care-section-removal = 削除
care-room-facts = { $region } · アカウント { $account } · { $endpoint } · { $adopted }
care-look-again = もう一度確認

care-connected = 現在の接続
care-connected-unit = 台
care-expiry = 証明書の期限まで
care-expiry-unit = 日
care-cost = 関連付けの料金
care-cost-unit = / 月
care-state-available = 利用可能
care-state-pending-associate = ターゲットネットワーク待ち
care-state-pending = Transit Gateway の承認待ち
care-state-deleting = 削除中
care-fact-endpoint = エンドポイント { $id }: { $state }
care-fact-subnets = ターゲットネットワーク: { $subnets }
care-fact-rules = 全員が到達できる範囲: { $ranges }
care-fact-tunnel = { $where }、{ $tunnel }、パソコンのアドレスは { $cidr }
care-fact-log = 接続ログ: { $group }
care-fact-people = 接続中: { $people }
care-split = 社内宛ての通信だけがトンネルを通ります
care-full = すべての通信がトンネルを通ります
care-certificate = 証明書 { $name }: { $date } まで有効（残り { $days } 日）
care-on = 有効
care-off = 無効

care-drift-title = AWS の現状が計画と違います
care-drift-lead = 元に戻すと接続中の人は一度切断され、ターゲットネットワークには時間単位の料金がかかります。現状の取り込みでは AWS は何も変わりません。
care-drift-gone = このエンドポイントは AWS にありません
care-drift-gone-lead = 別の場所で削除されました。同じ計画でもう一度構築するか、残りを削除してください。
care-drift-what = 項目
care-drift-made = 計画
care-drift-now = AWS の現状
care-put-back = AWS を計画に戻す
care-take-over = 現状を計画に取り込む
care-righting = AWS を元に戻しています…
care-taking-over = 計画を変更しています…
care-righted-one = 完了: { $what }
care-righted = 完了し、AWS から読み直して確認しました。

care-doctor-again = もう一度診断
care-doctor-looking = AWS から VPN の状態を読み取っています…
care-doctor-fixing = 直して、結果を確認しています…
care-doctor-healthy = AWS 側に、パソコンの通信を妨げているものはありません。現在の接続: { $connected } 台
care-doctor-warned = 通信できる状態です。注意が必要なものが { $count } 件あります。現在の接続: { $connected } 台
care-doctor-broken = パソコンの通信を妨げているものが { $count } 件あります。現在の接続: { $connected } 台
care-doctor-more = 特定の利用者やサーバーについて調べる
care-doctor-person = 利用者
care-doctor-person-term = コモンネーム
care-doctor-person-hint = 証明書に書かれた名前（例: client1.domain.tld）
care-doctor-target = サーバー
care-doctor-target-term = プライベート IPv4 アドレス
care-doctor-target-hint = ping 以外を調べるときは、コロンに続けてポートを付けます: 10.255.1.125:3389
problem-doctor-target = 「{ $value }」は IPv4 アドレス（ポート付きも可）ではありません。
care-finding-who = 対処できる人: { $who }
care-fix = これを直す
care-fix-priced = これを直す…
care-fix-price = ターゲットネットワークを関連付けます。関連付けを解除するまで、1 時間単位で、月におよそ { $usd } USD の料金がかかります。
care-fix-sure = 料金を了承して直す
care-fix-not = やめる

care-removal-lead = 全員がこの VPN を使えなくなります。AWS 上に作成したものはすべて削除され、料金もかからなくなります。このパソコンの証明書と鍵は残ります。
care-removal-lead-adopted = この VPN は手作業で作られたものです。AWS 上では何も削除せず、ここでの管理だけを終えます。削除するには AWS コンソールを使ってください。
care-removal-typed = よろしければ、VPN の名前を入力してください
care-removal-keep-logs = 接続ログを残す
care-removal-let-go = 管理を終える
care-let-go = 「{ $name }」の管理を終えました。AWS 側は何も変更していません。

care-adopt-title = 手作業で作られた VPN を引き取る
care-adopt-lead = アカウントにあるエンドポイントのうち、ここで管理していないものを表示します。引き取っても AWS 側は何も変わりません。不足や危険は「診断」でわかります。
care-adopt-account = アカウント
care-adopt-region = リージョン
care-adopt-look = エンドポイントを探す
care-adopt-looking = AWS に問い合わせています…
care-adopt-taking = エンドポイントを読み取っています…
care-adopt-none = ここで管理していないエンドポイントはありません。
care-adopt-facts = { $id } · { $cidr }
care-adopt-take = 引き取る
care-account-practice = 練習用の AWS
care-account-keys = 末尾が { $key } のアクセスキー
care-account-sign-in = サインイン、アカウント { $account }
care-account-profile = このパソコンの AWS 設定、プロファイル { $profile }

care-authority-title = この VPN の認証局
care-authority-lead = この VPN を作った人は、証明書に署名する認証局の入った EasyRSA フォルダーを持っています。指定すると、ここから利用者の追加、更新、失効ができます。エンドポイントが信頼する認証局と一致するかも確認します。
care-authority-use = この認証局を使う
