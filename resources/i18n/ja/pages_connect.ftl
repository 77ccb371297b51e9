# 「接続」のページ。

connect-heading = このパソコンを接続して確かめます
connect-lead = ファイルの準備ができました。プロファイルを VPN クライアントに取り込み、接続してから「ping」を押してください。
connect-lead-practice = 練習モードにはトンネルがありません。このパソコンの中の小さなサービスが、サーバーの代わりに応答します。

connect-files = ファイル
connect-files-list = プロファイルと証明書
connect-folder = フォルダーを開く
connect-looking-files = ファイルを探しています…
connect-no-files = { $path } にファイルがありません。
connect-file-profile = { $name } のプロファイル（そのまま使えます）
connect-file-exported = AWS から書き出したまま（未編集）
connect-file-authority = 認証局の証明書
connect-file-certificate = 証明書
connect-file-key = 秘密鍵（取り扱い注意）
connect-file-other = ファイル

connect-clients = このパソコンの VPN クライアント
connect-looking = VPN クライアントを探しています…
connect-no-client = このパソコンに VPN クライアントが見つかりません。次のどちらかをインストールして、もう一度探してください。
connect-get-aws = AWS VPN Client
connect-get-openvpn = OpenVPN
connect-look-again = もう一度探す
connect-found = { $name } { $version }
connect-import = プロファイルを取り込む
connect-import-in = { $name } にプロファイルを取り込む
connect-connect = 接続
connect-connect-in = { $name } で接続する
connect-importing = { $name } に取り込んでいます…
connect-imported = プロファイル「{ $profile }」を { $name } に取り込みました。
connect-connecting = { $name } で接続しています…
connect-connected = { $name } で接続しました。

connect-told = { $name } に接続を指示しました。画面に確認が出ていないかご覧ください。

connect-do-aws_vpn_client = 「ファイル」→「プロファイルを管理」→「プロファイルを追加」で { $path } を選び、「{ $profile }」を選んで「接続」を押します。
connect-do-openvpn_gui = 通知領域のアイコンを右クリックし、「インポート」→「ファイルのインポート」で { $path } を選んで「接続」を押します。
connect-do-openvpn_connect = 「Upload file」に { $path } をドロップし、プロファイルをオンにします。
connect-do-openvpn = ターミナルで次を実行します: sudo openvpn --config "{ $path }"
connect-do-network_manager = 「ネットワーク設定」→「VPN」→「＋」→「ファイルからインポート」で { $path } を選び、オンにします。
connect-do-other = { $path } を取り込んで接続します。

connect-check = 応答を確かめる
connect-host = トンネルの先のアドレス
connect-host-why = VPC の中で ping に応答するサーバー、プリンター、ルーターなど。
connect-host-missing = トンネルの先のアドレスを入力してください。
connect-host-bad = アドレスでも名前でもありません。
connect-ping = ping
connect-ping-again = もう一度 ping
connect-tcp = TCP で接続
connect-tcp-why = ping が遮断されているときは、サービスがこのポートで応答するか確かめます。
connect-tcp_port = TCP ポート
connect-pinging = ping { $number } / { $total }…
connect-answered-all = 4 回とも応答がありました（平均 { $ms } ms）。VPN は正常です。
connect-answered-some = { $total } 回中 { $answered } 回応答がありました。VPN は使えますが、応答の一部が失われています。
connect-answered-none = 応答がありませんでした。
connect-none-do = VPN クライアントは接続済みですか？ サーバーとそのセキュリティグループは ping を許可していますか？ 新しいルールやルートの反映には 2 分ほどかかることがあります。
connect-tcp-answered = { $host } のポート { $port } に { $ms } ms で接続できました。VPN は正常です。
connect-tcp-silent = { $host } のポート { $port } は応答しませんでした。
connect-why-dns = 名前を解決できません。アドレスを入力するか、「アクセス」のページで DNS サーバーを設定してください。
connect-why-not-allowed = このパソコンでは ping が許可されていません。TCP での接続を試してください。
connect-why-refused = 相手は応答していますが、このポートで待ち受けているサービスがありません。経路は通じています。別のポートを試してください。
connect-why-unreachable = このアドレスへの経路がありません。VPN クライアントは接続済みですか？ エンドポイントにルートはありますか？
connect-stand-in-why = 練習モードでは、通信はこのパソコンの外に出ません。ping は 127.0.0.1 に送り、使えないときは小さなサービスが { $host } の代わりをします。
connect-stand-in-any = サーバー
connect-commit = 完了
connect-commit-skip = 確認せずに完了
