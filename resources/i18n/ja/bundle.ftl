# パソコン 1 台分のキット（.cvpnkit）: 開けない理由。

refusal-bundle-foreign-title = { $path ->
    [none] パソコン用のキットではありません
   *[other] { $path } はパソコン用のキットではありません
}
refusal-bundle-foreign-why = キットのファイル名は .cvpnkit で終わります。このファイルの中身は別のものです。
refusal-bundle-foreign-do = VPN の担当者から届いたファイルを選んでください。

refusal-bundle-damaged-title = キットが壊れています
refusal-bundle-damaged-why = ダウンロードが途中で止まったときのように、一部が欠けているか、途中で書き換えられています。中身は使用していません。
refusal-bundle-damaged-do = もう一度ダウンロードするか、送り直してもらってください。

refusal-bundle-unsafe-title = 安全のため、このキットは開きませんでした
refusal-bundle-unsafe-why = フォルダーの外を指すファイル、極端に大きいファイル、暗号化されていないファイルなど、本物のキットにはないものが入っています。書き込みも実行もしていません。
refusal-bundle-unsafe-do = 送り主と思われる人に、本当に送ったかどうかを電話で確かめてください。

refusal-bundle-passphrase-title = この合言葉ではキットを開けません
refusal-bundle-passphrase-why = 単語の間違いや抜けがあるか、別のキットの合言葉です。合言葉はキットごとに異なります。
refusal-bundle-passphrase-do = 合言葉を伝えてくれた人と 1 語ずつ照らし合わせて、入力し直してください。

refusal-bundle-newer-title = このプログラムより新しい版で作られたキットです
refusal-bundle-newer-why = この版では扱えないものが入っている可能性があります。
refusal-bundle-newer-do = Client VPN Wizard の最新版をインストールしてから開いてください。

refusal-key-elsewhere-title = このプロファイルの秘密鍵がこのパソコンにありません
refusal-key-elsewhere-why = これは申請への回答で、秘密鍵は申請を作ったパソコンに残っています。ここで作った申請の中に合うものがありません。
refusal-key-elsewhere-do = 申請を作ったパソコンに同じユーザーでサインインして開くか、ここで新しい申請を作ってください。

problem-bundle-word = { $number } 番目の単語は、合言葉に使われる単語ではありません。もう一度読み上げてもらってください。
problem-bundle-too-few = 合言葉は { $count } 語ですが、{ $given } 語しかありません。
problem-bundle-no-words = 伝えられた合言葉を入力してください。
