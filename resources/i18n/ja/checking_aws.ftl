checking-aws = 権限があれば AWS 側も確認する
checking-aws-looking = AWS 側を確認しています…
checking-aws-looked = AWS 側も確認しました: { $vpn }
checking-aws-unknown = AWS 側は確認していません。このプロファイルの VPN は、このパソコンの記録にありません。管理者であれば、さらに詳しく調べられます。
checking-aws-no-way-in = AWS 側は確認していません。このパソコンに認証情報がありません。管理者であれば、さらに詳しく調べられます。
checking-aws-refused = AWS 側を確認できませんでした（{ $why }）。管理者であれば、さらに詳しく調べられます。
