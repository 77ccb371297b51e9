# The practice AWS: the command that serves it, and what can go wrong.

cli-practice = このパソコン上の練習用 AWS
cli-practice-serve = 練習用 AWS を起動し、任意の AWS ツールから使えるようにします (Ctrl-C で終了)
cli-practice-port = 待ち受けるポート。省略すると空きポートを使います
cli-practice-port-wrong = { $port } はポート番号ではありません。0～65535 の数値を指定してください。
cli-practice-speed = AWS の待ち時間の倍率。1 が練習の標準、0.1 で 10 倍速
cli-practice-speed-wrong = { $speed } は倍率として使えません。0～100 の数値を指定してください。
cli-practice-empty = 何も作成されていないアカウントから始めます

practice-serving = 練習用 AWS は { $url } で動作しています
practice-environment = AWS CLI などの AWS ツールを使うターミナルで、次を設定してください:
practice-stand-in = トンネルの先のサーバーの代わりに、{ $address } の TCP ポートが応答します
practice-stop = 料金は発生せず、通信がこのパソコンの外に出ることもありません。終了するには Ctrl-C を押してください。
practice-stopped = 練習用 AWS を終了しました。練習で作成したものはすべて消えました。

refusal-port-taken-title = ポート { $port } は使用中です
refusal-port-taken-why = このパソコンの別のプログラムがこのポートで待ち受けているか、システムがこのポートの使用を許可していません。
refusal-port-taken-do = 別のポートを指定するか、--port を省略してください。空きポートが自動で選ばれます。
