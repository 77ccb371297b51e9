# コマンド「laptop」。

cli-laptop = このパソコンを VPN につなぐ、プロファイルを申請する、キットを作ります
cli-laptop-install = 受け取ったキット（またはプロファイル）をこのパソコンの VPN クライアントに取り込みます
cli-laptop-passphrase-file = 1 行目に合言葉を書いたファイル（省略時は入力を求めます）
cli-laptop-client = 使う VPN クライアント（既定: プロファイルを取り込める最初のもの）
cli-laptop-connect = 接続し、接続の状態を層ごとに確かめます
cli-laptop-request = 秘密鍵をこのパソコンに作り、証明書の申請ファイルを書き出します
cli-laptop-out = 出力先のファイルまたはフォルダー
cli-laptop-pack = 完成したプロファイルから、渡すためのキットを作ります
cli-laptop-vpn = VPN の名前（このパソコンの記録にある情報をキットに入れます）
cli-laptop-person = 使う人の名前（既定: プロファイルの名前）
cli-laptop-ping = トンネルの先で ping に応答するアドレス
cli-laptop-for = 受け取る人の言語（案内と合言葉）
cli-laptop-ask = キットを開く合言葉:
cli-laptop-opened = { $vpn } の { $person }（有効期限 { $date }）
cli-laptop-placed = プロファイル: { $path }
cli-laptop-connected = { $name } で接続しました。
cli-laptop-connecting = { $name } はまだ接続中です。画面に確認が出ていないかご覧ください。
cli-laptop-disconnected = { $name } は接続できませんでした。原因は「cvpn-wizard check」で調べられます。
cli-laptop-unknown = { $name } に接続を指示しました。接続できたか画面をご覧ください。
cli-laptop-requested = { $path } を VPN の担当者に送ってください。秘密鍵はこのパソコンに残ります。
cli-laptop-key-plain = このパソコンにはキーリングがないため、秘密鍵は暗号化されていません。ファイルのアクセス権だけで守られています。
cli-laptop-packed = { $person } のキット: { $path }（どの方法で送ってもかまいません）
cli-laptop-words = キットを開く合言葉です。電話で読み上げてください。表示は今回だけで、どこにも保存されません:
cli-laptop-typed = 1 行で入力する場合（7-Zip でも同じ）: { $passphrase }
cli-person-bundle = パソコン 1 台分のキットを作ります（プロファイル、案内、合言葉）
cli-person-with-bundle = パソコン用のキットも作ります
