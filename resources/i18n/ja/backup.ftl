# VPN を 1 つのファイルに、またそこから
cli-backup = VPN の認証局、記録、ファイルを、合言葉で開く 1 つのファイルに書き出します
cli-backup-out = 書き込むファイル。省略すると VPN の名前と日付のファイルをここに作ります
cli-backup-passphrase-file = このファイルの 1 行目から合言葉を読みます
cli-backup-ask = バックアップの合言葉:
cli-backup-written = { $n ->
   *[other] バックアップを書き込み、読み直して確かめました: { $path }（ファイル { $files } 個、{ $n } 人分）
}
cli-backup-no-authority = 証明書を発行する鍵は含まれていません。鍵は EasyRSA フォルダーにあるか、そのパスフレーズがこのパソコンのキーリングにありません。別に保管してください。
cli-backup-left-out = VPN のものとしては大きすぎるため除きました: { $path }
cli-backup-words = バックアップを開く合言葉です:
cli-backup-words-once = この合言葉は一度だけ表示し、どこにも保存しません。書き留めて、ファイルとは別に保管してください。合言葉がないとバックアップは開けません。両方を手にした人は、この VPN の証明書を発行できます。
cli-restore = バックアップから VPN を戻します。別のパソコンでもできます
cli-restore-out = プロファイルと証明書の置き場所。省略するとこのプログラムのフォルダーに置きます
cli-restored = { $n ->
   *[other] { $name } を { $date } の時点に戻しました。ファイル: { $folder }。証明書 { $n } 枚を鍵と照合しました。
}
cli-restored-issues = ここで新しい証明書を発行できます。
cli-restored-no-issue = ここでは新しい証明書を発行できません。認証局の鍵がこのバックアップに含まれていません。
cli-restored-no-keyring = このパソコンにはキーリングがないため、認証局のパスフレーズは保存していません。バックアップと合言葉を保管してください。

refusal-backup-foreign-title = このファイルはバックアップではありません
refusal-backup-foreign-why = 別の種類のファイルか、Client VPN Wizard が作ったものではありません。
refusal-backup-foreign-do = 「backup」で作ったファイルを選んでください。
refusal-backup-damaged-title = バックアップが壊れています
refusal-backup-damaged-why = 一部が欠けているか、変更されています。中身は使っていません。
refusal-backup-damaged-do = 別の控えを使ってください。
refusal-backup-passphrase-title = この合言葉ではバックアップを開けません
refusal-backup-passphrase-why = 単語の間違いや抜けがあるか、別のバックアップの合言葉です。合言葉はバックアップごとに異なります。
refusal-backup-passphrase-do = 書き留めた合言葉と 1 語ずつ照らし合わせて、もう一度入力してください。
refusal-backup-newer-title = このバックアップは新しいバージョンで作られています
refusal-backup-newer-why = このバージョンにはわからない内容が含まれている可能性があります。
refusal-backup-newer-do = 最新の Client VPN Wizard をインストールして、もう一度戻してください。
refusal-backup-in-the-way-title = { $name } を戻せません。すでに別のものがあります
refusal-backup-in-the-way-why = 同じ名前の VPN または別のファイルが { $path } にあります。何も変更していません。
refusal-backup-in-the-way-do = 別のパソコンやアカウントに戻すか、そこにあるものを先に移してください。

# 画面でのバックアップと復元
care-section-backup = バックアップ
care-backup-why = このパソコンにある VPN のすべて（証明書を発行する鍵、全員の証明書とプロファイル、記録）を 1 つのファイルにします。このパソコンが失われても、別のパソコンで続けられます。開くには、一度だけ表示する 8 つの合言葉が必要です。
care-backup-make = バックアップを作る…
care-backup-making = 書き込んで読み直しています…
care-backup-title = バックアップの保存先
care-backup-kind = VPN のバックアップ (*.zip)
care-backup-words-why = 書き留めて、ファイルとは別に保管してください。ほかの誰も知りません。合言葉がないとバックアップは開けません。両方を手にした人は、この VPN の証明書を発行できます。
care-restore-title = バックアップから VPN を戻す
care-restore-lead = 新しいパソコンや、失ったパソコンの代わりに使います。ここにあるものは上書きしません。AWS 側も変わりません。
care-restore-choose = バックアップを選ぶ…
care-restore-words = バックアップの合言葉
care-restore-restore = 戻す
care-restore-busy = 読み取って確かめています…
words-to-keep = この合言葉を書き留めてください
words-kept = 書き留めました
