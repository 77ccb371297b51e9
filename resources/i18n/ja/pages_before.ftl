# 「はじめに」のページ。

before-heading = どの VPN を作りますか？
before-lead = クライアント VPN は、どこにいるパソコンでも 1 台ずつ AWS のネットワークにつなぎます。

before-name = VPN の名前
before-name-term = クライアント VPN エンドポイント
before-name-hint = 作成するものすべてにこの名前のタグが付くので、あとからまとめて見つけ、削除できます。

before-cost = 月額の目安
before-cost-yen = { $yen } 円
before-cost-usd = 約 { $usd } USD
before-cost-how = サブネット 1 つを常時、パソコン { $laptops } 台を 1 日 { $hours } 時間使う場合。正確な額は作成前に表示します。
before-cost-practice = 練習では料金はかかりません。

before-time = かかる時間
before-time-aws = 10～20
before-time-aws-unit = 分
before-time-aws-how = ほとんどは AWS の作成待ちです。答えるのは短い 6 ページだけです。
before-time-practice = 15
before-time-practice-unit = 秒
before-time-practice-how = 練習の場合です。実際の AWS では 10～20 分かかります。

before-needs = 用意するもの
before-need-account = AWS アカウントと、EC2、ACM、CloudWatch Logs を使えるアクセスキー、プロファイル、またはサインイン。必要な権限は次のページで正確にわかります。
before-need-people = 接続する利用者またはパソコンの名前。
before-need-client = 各パソコンに AWS VPN Client または OpenVPN。
before-need-practice = 何も要りません。AWS アカウントもキーも不要です。

before-which = 作りたいのはクライアント VPN ですか？
