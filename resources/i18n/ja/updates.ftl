# 新しいバージョンの確認。有効にするまで何もせず、知らせるだけでインストールはしない。

updates-title = 新しいバージョン
updates-this = お使いのバージョンは { $version } です。
updates-what = 新しいバージョンがあるかどうかを週に 1 回確認できます。お知らせするだけで、ダウンロードやインストールはしません。お客様や VPN の情報は送信しません。
updates-switch = 新しいバージョンを週に 1 回確認する
updates-look = 今すぐ確認
updates-looking = 確認しています…
updates-from = 確認先: { $address }
updates-no-place = このプログラムには確認先のアドレスが設定されていないため、確認できません。配布元が設定できます。
updates-no-key = { $address } が設定されていますが、配布元の鍵がないため内容を信頼できません。
updates-forbidden = このパソコンでは管理者が確認を禁止しています。
updates-off = 週 1 回の確認は無効です。
updates-on = 週 1 回の確認は有効です。
updates-never = まだ確認していません。
updates-last = 前回の確認: { $date }
updates-current = 最新のバージョンです ({ $version })。
updates-newer = バージョン { $version } ({ $date }) が公開されています。
updates-newer-windows = バージョン { $version } ({ $date }) が公開されていますが、より新しい Windows ({ $windows }) が必要です。
updates-news = 変更点を見る
updates-unkept = 設定を保存できませんでした。プログラムを閉じるまでは有効です。

cli-updates = 新しいバージョンがあるかどうかを知らせる (知らせるだけ)
cli-updates-check = 有効・無効にかかわらず今すぐ確認する
cli-updates-on = ウィンドウを開いている間、週に 1 回確認する
cli-updates-off = 自動では確認しない (初期設定)
cli-updates-address = 確認先のアドレス (https)。空にすると消去
cli-updates-key = 確認先の内容を保証する Ed25519 公開鍵 (base64)。空にすると消去
cli-updates-key-bad = base64 の Ed25519 公開鍵ではありません。
cli-updates-notes = 変更点: { $page }
cli-updates-download = ダウンロード: { $page }
cli-updates-sha256 = SHA-256: { $sha256 }

refusal-updates-no-address-title = 新しいバージョンの確認先が設定されていません
refusal-updates-no-address-why = このプログラムには確認先が含まれておらず、隣のファイルにも CVPN_WIZARD_UPDATES にも指定がありません。
refusal-updates-no-address-do = 配布元に問い合わせるか、設定してください: cvpn-wizard updates --address URL --key 鍵

refusal-updates-no-key-title = 新しいバージョンの情報を保証する鍵がありません
refusal-updates-no-key-why = 確認先 ({ $name }) はありますが、公開鍵がないため内容を信頼できません。
refusal-updates-no-key-do = 配布元の鍵を設定してください: cvpn-wizard updates --key 鍵

refusal-updates-forbidden-title = このパソコンでは新しいバージョンの確認が禁止されています
refusal-updates-forbidden-why = プログラムの隣にある updates.json が許可していないか、読み取れません。
refusal-updates-forbidden-do = 新しいバージョンは管理者から届きます。不明な点は管理者にお尋ねください。

refusal-updates-address-bad-title = このアドレスには問い合わせません
refusal-updates-address-bad-why = ユーザー名やパスワードを含まない https のアドレスだけに問い合わせます。転送先も同じです: { $name }
refusal-updates-address-bad-do = アドレスを直すか、配布元に知らせてください。

refusal-updates-unreachable-title = 新しいバージョンの確認先から応答がありません
refusal-updates-unreachable-why = { $name } に、小さなファイルに十分な時間内に接続できませんでした。
refusal-updates-unreachable-do = インターネット接続を確認するか、あとでもう一度お試しください。ほかの機能はそのまま使えます。

refusal-updates-unreadable-title = 新しいバージョンの情報を読み取れません
refusal-updates-unreadable-why = 大きすぎるか、壊れているか、このプログラムが知らない形式です。
refusal-updates-unreadable-do = あとでもう一度お試しください。続く場合は、配布元のページをブラウザーでご覧ください。

refusal-updates-untrusted-title = 新しいバージョンの情報に配布元の署名がありません
refusal-updates-untrusted-why = 登録された鍵による署名ではありません。偽物か、ちょうど差し替え中の可能性があります。
refusal-updates-untrusted-do = 記載されたものはインストールしないでください。1 時間後にもう一度試し、続く場合は配布元に知らせてください。

refusal-updates-replayed-title = 新しいバージョンの情報が古いものです
refusal-updates-replayed-why = ここではより新しい情報を確認済みですが、今回は { $name } と書かれています。古い情報が再送された可能性があります。
refusal-updates-replayed-do = 記載されたものはインストールしないでください。あとで、できれば別のネットワークからもう一度お試しください。

refusal-updates-expired-title = 新しいバージョンの情報の有効期限が切れています
refusal-updates-expired-why = 有効期限は { $name } でした。更新されていないか、このパソコンの時計が進んでいます。
refusal-updates-expired-do = パソコンの日付を確認し、あとでもう一度お試しください。
